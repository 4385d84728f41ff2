using TypedGpt.Reading;

namespace TypedGpt.Tokenizers.Models;

/// <summary>The pieces of a SentencePiece model, and which kind of model it is.</summary>
/// <param name="Pieces">Text, score and kind of each id.</param>
/// <param name="Unigram">Whether the likeliest cut counts (Kudo 2018); otherwise pairs are merged by score.</param>
internal sealed record SentencePieceVocabulary(
    IReadOnlyList<(string Text, float Score, PieceKind Kind)> Pieces,
    bool Unigram
)
{
    private const string FirstByte = "<0x00>";

    /// <summary>
    /// The vocabulary as a model file for the library, without any normalization. For unigram it looks the first byte up among
    /// the pieces that are in use as text, and byte ids are off by 255 where it is not there; an unused piece is found.
    /// </summary>
    public byte[] ToModelFile()
    {
        var model = new ProtobufWriter();
        foreach (var (text, score, kind) in Pieces)
        {
            var written = Unigram && kind == PieceKind.Byte && text == FirstByte ? PieceKind.Unused : kind;
            var piece = new ProtobufWriter();
            piece.Text(1, text);
            piece.Float(2, score);
            piece.Integer(3, (int)written);
            model.Message(1, piece);
        }

        var trainer = new ProtobufWriter();
        trainer.Integer(3, Unigram ? 1 : 2);
        trainer.Integer(35, Pieces.Any(piece => piece.Kind == PieceKind.Byte) ? 1 : 0);
        trainer.Integer(40, Math.Max(0, IndexOf(PieceKind.Unknown)));
        trainer.Integer(41, 0);
        trainer.Integer(42, 0);
        trainer.Integer(43, -1);
        model.Message(2, trainer);

        var normalizer = new ProtobufWriter();
        normalizer.Text(1, "identity");
        normalizer.Integer(3, 0);
        normalizer.Integer(4, 0);
        normalizer.Integer(5, 1);
        model.Message(3, normalizer);
        return model.ToArray();
    }

    /// <summary>The id of the first piece of a kind; -1 where there is none.</summary>
    public int IndexOf(PieceKind kind)
    {
        for (var id = 0; id < Pieces.Count; id++)
        {
            if (Pieces[id].Kind == kind)
            {
                return id;
            }
        }

        return -1;
    }
}
