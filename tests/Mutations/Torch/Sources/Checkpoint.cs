namespace Plain;

/// <summary>Loads weights named and laid out as in GPT-2's files, where linear layers are stored [in, out].</summary>
public static class Checkpoint
{
    public static void Load(Module<Tensor, Tensor> model, IReadOnlyDictionary<string, Tensor> file)
    {
        var state = new Dictionary<string, Tensor>
        {
            ["embeddings.Tokens.weight"] = file["wte.weight"],
            ["embeddings.Positions.weight"] = file["wpe.weight"],
            ["norm.scale"] = file["ln_f.weight"],
            ["norm.shift"] = file["ln_f.bias"],
            ["head.weight"] = file["wte.weight"],
        };
        for (var layer = 0; file.ContainsKey($"h.{layer}.ln_1.weight"); layer++)
        {
            var (to, from) = ($"blocks.{layer}", $"h.{layer}");
            state[$"{to}.attentionNorm.scale"] = file[$"{from}.ln_1.weight"];
            state[$"{to}.attentionNorm.shift"] = file[$"{from}.ln_1.bias"];
            state[$"{to}.attention.qkv.weight"] = file[$"{from}.attn.c_attn.weight"].t();
            state[$"{to}.attention.qkv.bias"] = file[$"{from}.attn.c_attn.bias"];
            state[$"{to}.attention.output.weight"] = file[$"{from}.attn.c_proj.weight"].t();
            state[$"{to}.attention.output.bias"] = file[$"{from}.attn.c_proj.bias"];
            state[$"{to}.feedForwardNorm.scale"] = file[$"{from}.ln_2.weight"];
            state[$"{to}.feedForwardNorm.shift"] = file[$"{from}.ln_2.bias"];
            state[$"{to}.feedForward.expand.weight"] = file[$"{from}.mlp.c_fc.weight"].t();
            state[$"{to}.feedForward.expand.bias"] = file[$"{from}.mlp.c_fc.bias"];
            state[$"{to}.feedForward.contract.weight"] = file[$"{from}.mlp.c_proj.weight"].t();
            state[$"{to}.feedForward.contract.bias"] = file[$"{from}.mlp.c_proj.bias"];
        }

        model.load_state_dict(state);
    }
}
