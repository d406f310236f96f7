using Piaoheng.Core.Text;

namespace Piaoheng.Server.Modules.Mail;

/// <summary>A mailbox cannot be read now; says why and what to do, for people.</summary>
internal sealed class MailboxException(CodedText said, Exception? inner = null) : Exception(said.Code, inner)
{
    public CodedText Said { get; } = said;
}
