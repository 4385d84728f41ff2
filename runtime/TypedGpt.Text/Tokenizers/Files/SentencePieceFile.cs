using System.Globalization;
using TypedGpt.Reading;
using TypedGpt.Tokenizers.Cutting;
using TypedGpt.Tokenizers.Decoding;
using TypedGpt.Tokenizers.Models;

namespace TypedGpt.Tokenizers.Files;

/// <summary>Reads tokenizer.model, the file of SentencePiece (sentencepiece_model.proto).</summary>
internal static class SentencePieceFile
{
    private const int UnigramType = 1;
    private const int BpeType = 2;

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    /// <exception cref="NotSupportedException">It is of another type, or normalizes the text.</exception>
    public static TokenizerParts Read(ReadOnlySpan<byte> file, string path)
    {
        try
        {
            return ReadModel(file, path);
        }
        catch (InvalidDataException wrong) when (!wrong.Message.StartsWith(path, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{path} is no SentencePiece model: {wrong.Message}", wrong);
        }
    }

    /// <summary>The model of a vocabulary, with its file's name in what is wrong.</summary>
    public static SentencePieceModel Model(string path, SentencePieceVocabulary vocabulary)
    {
        try
        {
            return new(vocabulary);
        }
        catch (InvalidDataException wrong)
        {
            throw new InvalidDataException($"{path}: {wrong.Message}", wrong);
        }
    }

    /// <summary>What a vocabulary of pieces is around its model: added tokens, the space in front, decoding.</summary>
    public static TokenizerParts Parts(string path, SentencePieceVocabulary vocabulary, bool dummyPrefix)
    {
        var pieces = vocabulary.Pieces;
        if (pieces.Count == 0 || vocabulary.IndexOf(PieceKind.Unknown) < 0)
        {
            throw new InvalidDataException(
                $"{path}: none of its {pieces.Count.ToString(CultureInfo.InvariantCulture)} pieces is the unknown one."
            );
        }

        var added = pieces
            .Select((piece, id) => (piece.Text, piece.Kind, Id: id))
            .Where(piece => piece.Kind is PieceKind.Control or PieceKind.UserDefined && piece.Text.Length > 0)
            .Select(piece => new AddedToken(piece.Id, piece.Text, piece.Kind == PieceKind.Control)
            {
                Normalized = piece.Kind == PieceKind.UserDefined,
            });
        var prefix = dummyPrefix ? Metaspace.Usual.ToString() : "";
        return new(
            [.. pieces.Select(piece => piece.Text)],
            Model(path, vocabulary),
            DecoderRules.SentencePiece(dummyPrefix)
        )
        {
            Added = [.. added],
            NormalizesAdded = false,
            Normalizers = [text => text.Length == 0 ? text : prefix + text.Replace(' ', Metaspace.Usual)],
        };
    }

    private static TokenizerParts ReadModel(ReadOnlySpan<byte> file, string path)
    {
        var pieces = new List<(string Text, float Score, PieceKind Kind)>();
        var trainer = new Trainer();
        var normalizer = new Normalizer();
        var fields = new ProtobufReader(file);
        while (fields.Read())
        {
            switch (fields.Field)
            {
                case 1:
                    pieces.Add(Piece(fields.Bytes));
                    break;
                case 2:
                    trainer = Trainer.Read(fields.Bytes);
                    break;
                case 3:
                    normalizer = Normalizer.Read(fields.Bytes);
                    break;
                default:
                    break;
            }
        }

        if (trainer.Type is not (UnigramType or BpeType))
        {
            throw new NotSupportedException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{path}: the model type {trainer.Type} is not supported. Types: {UnigramType} (unigram), {BpeType} (BPE)."
                )
            );
        }

        Refuse(normalizer.Name != "identity" || normalizer.HasTable, $"the normalizer '{normalizer.Name}'");
        Refuse(normalizer.RemovesSpaces, "remove_extra_whitespaces");
        Refuse(!normalizer.EscapesSpaces, "escape_whitespaces = false");
        Refuse(trainer.SpaceAsSuffix, "treat_whitespace_as_suffix");
        var parts = Parts(path, new(pieces, trainer.Type == UnigramType), normalizer.DummyPrefix);
        return parts with
        {
            BosId = trainer.Bos >= 0 && trainer.Bos < pieces.Count ? trainer.Bos : null,
            EosId = trainer.Eos >= 0 && trainer.Eos < pieces.Count ? trainer.Eos : null,
        };

        void Refuse(bool present, string what)
        {
            if (present)
            {
                throw new NotSupportedException($"{path}: {what} is not supported.");
            }
        }
    }

    private static (string Text, float Score, PieceKind Kind) Piece(ReadOnlySpan<byte> message)
    {
        var (text, score, kind) = ("", 0f, PieceKind.Normal);
        var fields = new ProtobufReader(message);
        while (fields.Read())
        {
            switch (fields.Field)
            {
                case 1:
                    text = fields.Text;
                    break;
                case 2:
                    score = fields.Float;
                    break;
                case 3:
                    kind = Enum.IsDefined((PieceKind)(int)fields.Integer)
                        ? (PieceKind)(int)fields.Integer
                        : throw new InvalidDataException($"'{text}' is a piece of no known kind.");
                    break;
                default:
                    break;
            }
        }

        return (text, score, kind);
    }

    private sealed record Trainer(int Type = UnigramType, bool SpaceAsSuffix = false, int Bos = 1, int Eos = 2)
    {
        public static Trainer Read(ReadOnlySpan<byte> message)
        {
            var trainer = new Trainer();
            var fields = new ProtobufReader(message);
            while (fields.Read())
            {
                trainer = fields.Field switch
                {
                    3 => trainer with { Type = (int)fields.Integer },
                    24 => trainer with { SpaceAsSuffix = fields.Integer != 0 },
                    41 => trainer with { Bos = (int)fields.Integer },
                    42 => trainer with { Eos = (int)fields.Integer },
                    _ => trainer,
                };
            }

            return trainer;
        }
    }

    private sealed record Normalizer(
        string Name = "",
        bool HasTable = false,
        bool DummyPrefix = true,
        bool RemovesSpaces = true,
        bool EscapesSpaces = true
    )
    {
        public static Normalizer Read(ReadOnlySpan<byte> message)
        {
            var normalizer = new Normalizer();
            var fields = new ProtobufReader(message);
            while (fields.Read())
            {
                normalizer = fields.Field switch
                {
                    1 => normalizer with { Name = fields.Text },
                    2 => normalizer with { HasTable = fields.Bytes.Length > 0 },
                    3 => normalizer with { DummyPrefix = fields.Integer != 0 },
                    4 => normalizer with { RemovesSpaces = fields.Integer != 0 },
                    5 => normalizer with { EscapesSpaces = fields.Integer != 0 },
                    _ => normalizer,
                };
            }

            return normalizer;
        }
    }
}
