using System;
using System.Collections.Generic;
using System.Linq;

namespace TypedGpt.Architecture.Sources.HuggingFace.Keys;

/// <summary>Keys that change no forward pass, whatever they say. A family that reads one of them does so first.</summary>
internal static class HarmlessKeys
{
    public static bool Has(string key) => All.Contains(key);

    private static readonly string[] Metadata =
    [
        "transformers_version",
        "_name_or_path",
        "name_or_path",
        "task_specific_params",
        "prefix",
        "output_past",
        "transformers.js_config",
        "_from_model_config",
        "internal_version",
        "is_llama_config",
        "model_version",
        "_commit_hash",
        "unsloth_version",
        "unsloth_fixed",
        "auto_map",
        "torchscript",
        "return_dict",
        "output_attentions",
        "output_hidden_states",
        "use_bfloat16",
        "finetuning_task",
        "problem_type",
        "id2label",
        "label2id",
        "num_labels",
    ];

    private static readonly string[] Tokens =
    [
        "bos_token_id",
        "eos_token_id",
        "pad_token_id",
        "unk_token_id",
        "sep_token_id",
        "cls_token_id",
        "mask_token_id",
        "decoder_start_token_id",
        "tokenizer_class",
        "image_token_id",
        "image_token_index",
        "boi_token_index",
        "eoi_token_index",
        "video_token_id",
        "vision_start_token_id",
        "vision_end_token_id",
    ];

    private static readonly string[] Generation =
    [
        "use_cache",
        "cache_implementation",
        "max_length",
        "min_length",
        "max_new_tokens",
        "do_sample",
        "temperature",
        "top_k",
        "top_p",
        "typical_p",
        "repetition_penalty",
        "length_penalty",
        "no_repeat_ngram_size",
        "num_beams",
        "num_beam_groups",
        "num_return_sequences",
        "diversity_penalty",
        "early_stopping",
        "bad_words_ids",
        "forced_bos_token_id",
        "forced_eos_token_id",
        "exponential_decay_length_penalty",
        "output_scores",
        "return_dict_in_generate",
        "remove_invalid_values",
        "suppress_tokens",
        "begin_suppress_tokens",
    ];

    private static readonly string[] Training =
    [
        "initializer_range",
        "initializer_factor",
        "init_std",
        "attention_dropout",
        "activation_dropout",
        "attention_probs_dropout_prob",
        "attn_dropout_prob",
        "attn_pdrop",
        "classifier_dropout",
        "decoder_layerdrop",
        "dropout",
        "dropout_rate",
        "emb_dropout_prob",
        "emb_pdrop",
        "embd_pdrop",
        "embed_dropout",
        "embedding_dropout",
        "encoder_layerdrop",
        "ffn_dropout",
        "hidden_dropout",
        "hidden_dropout_prob",
        "layerdrop",
        "resid_dropout",
        "resid_pdrop",
        "residual_dropout",
        "summary_first_dropout",
        "gradient_checkpointing",
        "output_router_logits",
        "router_aux_loss_coef",
        "router_jitter_noise",
        "aux_loss_alpha",
        "seq_aux",
        "num_nextn_predict_layers",
    ];

    private static readonly string[] OtherHeads =
    [
        "summary_activation",
        "summary_proj_to_labels",
        "summary_type",
        "summary_use_proj",
        "n_special",
        "predict_special_tokens",
    ];

    private static readonly string[] RepeatsAnother =
    [
        "n_ctx",
        "max_sequence_length",
        "initial_context_length",
        "seq_length",
        "context_length",
        "model_max_length",
        "experts_per_token",
        "sliding_window_size",
    ];

    private static readonly string[] Execution =
    [
        "pretraining_tp",
        "attention_softmax_in_fp32",
        "scale_attention_softmax_in_fp32",
        "apply_query_key_layer_scaling",
        "reorder_and_upcast_attn",
        "slow_but_exact",
        "bias_dropout_fusion",
        "masked_softmax_fusion",
        "fp32_residual_connection",
        "bf16",
        "fp16",
        "fp32",
        "skip_bias_add",
        "skip_bias_add_qkv",
        "offset_alibi",
        "onnx_safe",
        "ep_size",
        "chunk_size_feed_forward",
        "is_decoder",
        "_attn_implementation",
        "_attn_implementation_autoset",
        "attn_implementation",
        "flash_attn",
        "flash_rotary",
        "fused_dense",
        "use_flash_attn",
        "context_window_size",
        "prefill_chunk_size",
        "inference_runner",
        "max_batch_size",
        "pad_key_length",
        "pre_allocate_kv_cache",
        "runner_max_sequence_length",
        "validate_runner_input",
    ];

    /// <summary>Keys that stand in files of a family whose class does not read them.</summary>
    private static readonly string[] ReadByNobody =
    [
        "full_attn_mod",
        "interpolate_factor",
        "mlp_type",
        "original_rope",
        "rope_interleaved",
        "rotary",
        "use_mrope",
        "use_pos_enc",
        "max_window_layers",
    ];

    private static readonly HashSet<string> All = new(
        new[]
        {
            Metadata,
            Tokens,
            Generation,
            Training,
            OtherHeads,
            RepeatsAnother,
            Execution,
            ReadByNobody,
        }.SelectMany(keys => keys),
        StringComparer.Ordinal
    );
}
