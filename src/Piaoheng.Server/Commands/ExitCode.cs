namespace Piaoheng.Server.Commands;

/// <summary>The exit codes of all commands.</summary>
internal static class ExitCode
{
    /// <summary>Nothing to report.</summary>
    public const int Fine = 0;

    /// <summary>Done, with a finding of severity error or block, a difference, or a file that could not be read.</summary>
    public const int Findings = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>Nothing usable in the input.</summary>
    public const int NothingUsable = 3;

    /// <summary>The surroundings are wrong: disk, database, a missing program.</summary>
    public const int Environment = 4;
}
