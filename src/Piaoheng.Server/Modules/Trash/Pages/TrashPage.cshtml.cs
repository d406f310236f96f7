using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Piaoheng.Core.Policy;
using Piaoheng.Server.Modules.Trash.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Modules.Trash.Pages;

[Requires(typeof(TrashPermissions), nameof(TrashPermissions.View))]
internal sealed class TrashPage(IEnumerable<ITrashSource> sources, RestoreFromTrash restore, PolicyPack policy, Actor actor)
    : PageModel
{
    private const int PageSize = 100;

    /// <summary>Kind of thing that is listed; null = the first.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    /// <summary>When the last thing of the page before was put aside, in milliseconds.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    public IReadOnlyList<(ITrashSource Source, int Count)> Kinds { get; private set; } = [];

    public ITrashSource Shown { get; private set; } = null!;

    public IReadOnlyList<TrashedThing> Things { get; private set; } = [];

    public string? Refused { get; private set; }

    /// <summary>Where the next page begins; null on the last.</summary>
    public string? Next =>
        Things.Count == PageSize
            ? Things[^1].Mark.At.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture)
            : null;

    public bool MayRestore => actor.May(TrashPermissions.Restore);

    public string ReasonOf(TrashMark mark) => policy.Reasons.NameOf(mark.Reason);

    public Task OnGet(CancellationToken cancellation) => Load(cancellation);

    /// <summary>Brings a thing back.</summary>
    [Requires(typeof(TrashPermissions), nameof(TrashPermissions.Restore))]
    public async Task<IActionResult> OnPostRestore(string kind, long id, CancellationToken cancellation)
    {
        var taxpayer = HttpContext.Taxpayer();
        var outcome = await restore.Restore(taxpayer.TaxpayerId, (kind, id), actor, cancellation);
        if (!outcome.Succeeded(out var name))
        {
            Refused = outcome.Refusal!.Text.Shown();
            Kind = kind;
            await Load(cancellation);
            return Page();
        }

        TempData.Say(Say.It($"{name} 已恢复，回到原来的清单。"));
        return Redirect(taxpayer.Url("trash?kind=" + Uri.EscapeDataString(kind)));
    }

    private async Task Load(CancellationToken cancellation)
    {
        var taxpayer = HttpContext.Taxpayer().TaxpayerId;
        var counted = new List<(ITrashSource, int)>();
        foreach (var source in sources)
        {
            counted.Add((source, await source.Count(taxpayer, cancellation)));
        }

        Kinds = counted;
        Shown =
            Kinds.Select(each => each.Source).FirstOrDefault(source => source.Kind == Kind)
            ?? Kinds.OrderByDescending(each => each.Count > 0).First().Source;
        var before = Before is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : (DateTimeOffset?)null;
        Things = await Shown.Page(taxpayer, before, PageSize, cancellation);
    }
}
