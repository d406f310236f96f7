using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Mail.Pages;

/// <summary>A mailbox as the page shows it.</summary>
/// <param name="Mailbox">The mailbox; null for the form of a new one.</param>
/// <param name="Form">Its settings.</param>
/// <param name="HasPassword">Whether a password is kept.</param>
internal sealed record ShownMailbox(MailboxRecord? Mailbox, MailboxForm Form, bool HasPassword)
{
    /// <summary>Why it last failed.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>Id for the fields of its form.</summary>
    public string Key => Mailbox is { } known ? MailboxBook.Key(known.MailboxId) : "new";

    /// <summary>Its state.</summary>
    public StateMark Mark =>
        Mailbox switch
        {
            { IsOn: false } => new("已停用", "eye-off", Tone.Unknown),
            { IsFetching: true } => new("正在收取", "clock-pause", Tone.Wait),
            _ when Problems.Count > 0 => new("收取失败", "circle-x", Tone.Bad),
            { SucceededAt: null } => new("尚未收取", "clock-pause", Tone.Wait),
            _ => new("正常", "circle-check", Tone.Good),
        };
}
