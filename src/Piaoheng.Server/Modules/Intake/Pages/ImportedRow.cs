using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;
using Piaoheng.Server.Platform.Web;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Intake.Pages;

/// <summary>A file of an import, in words.</summary>
/// <param name="File">The file.</param>
/// <param name="Kinds">Names of 票种.</param>
/// <param name="Request">The request of the page.</param>
internal sealed record ImportedRow(IntakeItem File, KindNames Kinds, HttpRequest Request)
{
    /// <summary>Whether the time of receipt stands in the place of what was read.</summary>
    public bool ShowsTime { get; init; }

    /// <summary>Whether its content may be typed in.</summary>
    public bool MayType { get; init; }

    /// <summary>Reasons for putting the file aside; null where that is not offered.</summary>
    public IReadOnlyList<ReasonEntry>? TrashReasons { get; init; }

    /// <summary>读出的内容.</summary>
    public string What => IntakeWords.What(File, Kinds);

    /// <summary>说明: the reasons, or what was added.</summary>
    public string Why => IntakeWords.Why(File);

    /// <summary>Address that puts it aside.</summary>
    public string Trash() => Request.With(("handler", "Trash"), ("item", File.Id), ("side", null), ("waited", null));

    /// <summary>Address that has it read again.</summary>
    /// <param name="side">Whose table it is; null = nothing said.</param>
    public string Retry(string? side) => Request.With(("handler", "Retry"), ("item", File.Id), ("side", side), ("waited", null));
}
