namespace Piaoheng.Server.Modules.Access;

/// <summary>首次设置口令: shown on the console of the server only, so that whoever makes the first account has that console.</summary>
internal sealed class FirstRun
{
    private string? _token;

    /// <summary>The token of this start, made when it is first asked for.</summary>
    public string Token => _token ??= RandomText.Readable(3);

    /// <summary>Whether somebody has it.</summary>
    public bool Opens(string given) => _token is { } token && RandomText.Same(token, given.Trim().ToLowerInvariant());
}
