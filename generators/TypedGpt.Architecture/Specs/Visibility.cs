namespace TypedGpt.Architecture.Specs;

/// <summary>From where a type in the model can be named, as far as emitted code has to care.</summary>
internal enum Visibility
{
    Private,
    Protected,
    Internal,

    /// <summary>From wherever the model can.</summary>
    Public,
}
