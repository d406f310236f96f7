namespace Piaoheng.Core.Policy;

/// <summary>The policy pack is broken: a file is missing, not well-formed, or contradicts another. The program cannot work with it.</summary>
public sealed class PolicyException : Exception
{
    /// <summary>Without saying what is wrong; only because exceptions have it.</summary>
    public PolicyException()
        : base("the policy pack is broken") { }

    /// <summary>With the file and what is wrong.</summary>
    public PolicyException(string message)
        : base(message) { }

    /// <summary>With the file, what is wrong and where it was noticed.</summary>
    public PolicyException(string message, Exception innerException)
        : base(message, innerException) { }
}
