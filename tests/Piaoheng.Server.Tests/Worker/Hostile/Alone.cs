namespace Piaoheng.Server.Tests.Worker.Hostile;

/// <summary>Tests that measure the whole process, and so run when no other does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "alone";
}
