using static TypedGpt.Mutations.Torch.Architecture;

namespace TypedGpt.Mutations.Torch.Bugs;

/// <summary>What meets the model from outside: targets and checkpoints.</summary>
internal static class DataBugs
{
    public static IEnumerable<Bug> All =>
        [
            new(30, Textbook, "Training", "logits.flatten(0, 1)", "logits", "logits not flattened"),
            new(30, Grouped, "Training", "targets.flatten()", "targets", "targets not flattened"),
            new(
                30,
                Cached,
                "Training",
                "logits.flatten(0, 1), targets.flatten()",
                "targets.flatten(), logits.flatten(0, 1)",
                "arguments swapped"
            ),
            new(
                30,
                Latent,
                "Training",
                "logits.flatten(0, 1), targets.flatten()",
                "logits.narrow(1, 0, logits.shape[1] - 1).flatten(0, 1), targets.flatten()",
                "the last logits dropped a second time"
            ),
            new(
                30,
                Textbook,
                "Training",
                "text.narrow(1, 1, text.shape[1] - 1)",
                "text.narrow(1, 0, text.shape[1] - 1)",
                "targets not shifted"
            ),
            new(
                30,
                Mixture,
                "Training",
                "logits.flatten(0, 1), targets.flatten()",
                "logits.reshape(logits.shape[0], logits.shape[2], logits.shape[1]), targets",
                "the vocabulary reshaped to the second axis, where it is transposed"
            ),
            new(
                31,
                Loaded,
                "Checkpoint",
                "file[$\"{from}.attn.c_proj.weight\"].t()",
                "file[$\"{from}.attn.c_proj.weight\"]",
                "a square weight not transposed"
            ),
            new(
                31,
                Loaded,
                "Checkpoint",
                "file[$\"{from}.mlp.c_fc.weight\"].t()",
                "file[$\"{from}.mlp.c_fc.weight\"]",
                "a weight that is not square not transposed"
            ),
            new(
                31,
                Loaded,
                "Checkpoint",
                "file[\"wpe.weight\"]",
                "file[\"wpe.weight\"][0]",
                "the first row of the position table for all"
            ),
            new(
                31,
                Loaded,
                "Checkpoint",
                "file[$\"{from}.ln_1.weight\"];",
                "file[$\"{from}.ln_1.weight\"][0];",
                "the first element of a scale for all"
            ),
            new(
                31,
                Loaded,
                "Checkpoint",
                "file[$\"{from}.attn.c_attn.bias\"]",
                "file[$\"{from}.attn.c_attn.bias\"][..1]",
                "a bias of one element"
            ),
            new(31, Loaded, "Config", "json[\"vocab_size\"]", "json[\"vocab_size\"] + 1", "a model with one more word"),
            new(
                31,
                Loaded,
                "Config",
                "json[\"context_length\"]",
                "json[\"context_length\"] / 2 + 2",
                "a model with a shorter context"
            ),
        ];
}
