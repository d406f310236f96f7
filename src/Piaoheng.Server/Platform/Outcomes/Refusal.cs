using Piaoheng.Core.Text;

namespace Piaoheng.Server.Platform.Outcomes;

/// <summary>拒绝: an action that was expected to be possible and is not. Never thrown.</summary>
/// <param name="Kind">What stands against it; decides the HTTP status.</param>
/// <param name="Text">What happened and what to do, for people.</param>
public sealed record Refusal(RefusalKind Kind, CodedText Text)
{
    private static readonly RefusalText NotFoundText = new("GEN-01", "没有找到，或您无权查看");
    private static readonly RefusalText ForbiddenText = new("GEN-02", "没有权限：{why}");

    /// <summary>Not there, or not visible to the actor: the two are not told apart.</summary>
    public static Refusal NotFound { get; } = new(RefusalKind.NotFound, NotFoundText.With());

    /// <summary>The actor lacks a permission.</summary>
    /// <param name="why">The rule that decided.</param>
    public static Refusal Forbidden(string why) => new(RefusalKind.Forbidden, ForbiddenText.With(("why", why)));

    /// <summary>The input cannot be accepted.</summary>
    public static Refusal Invalid(RefusalText text, params (string Name, string Value)[] args) =>
        new(RefusalKind.Invalid, text.With(args));

    /// <summary>The thing is in a state that does not allow it.</summary>
    public static Refusal WrongState(RefusalText text, params (string Name, string Value)[] args) =>
        new(RefusalKind.WrongState, text.With(args));

    /// <summary>It is already there.</summary>
    public static Refusal Conflict(RefusalText text, params (string Name, string Value)[] args) =>
        new(RefusalKind.Conflict, text.With(args));

    /// <summary>Larger than a limit allows.</summary>
    public static Refusal TooLarge(RefusalText text, params (string Name, string Value)[] args) =>
        new(RefusalKind.TooLarge, text.With(args));

    /// <summary>The disk has no room.</summary>
    public static Refusal StorageFull(RefusalText text, params (string Name, string Value)[] args) =>
        new(RefusalKind.StorageFull, text.With(args));
}

/// <summary>What stands against an action.</summary>
public enum RefusalKind
{
    /// <summary>404.</summary>
    NotFound,

    /// <summary>403.</summary>
    Forbidden,

    /// <summary>400.</summary>
    Invalid,

    /// <summary>409: the state does not allow it.</summary>
    WrongState,

    /// <summary>409: it is already there.</summary>
    Conflict,

    /// <summary>413.</summary>
    TooLarge,

    /// <summary>507.</summary>
    StorageFull,
}
