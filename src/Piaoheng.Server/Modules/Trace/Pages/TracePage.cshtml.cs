using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Piaoheng.Core.Text;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Trace;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Modules.Trace.Pages;

[Requires(typeof(TracePermissions), nameof(TracePermissions.View))]
internal sealed class TracePage(FindTrace find, TimeProvider time) : PageModel
{
    /// <summary>发票号码, in any of its forms.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Number { get; set; }

    public IReadOnlyList<TraceEvent> Events { get; private set; } = [];

    /// <summary>When did they first know it, when did we; null where one side does not.</summary>
    public CodedText? FirstKnown => TraceWords.FirstKnown(Events);

    public DateTimeOffset Now { get; private set; }

    public async Task OnGet(CancellationToken cancellation)
    {
        Now = time.GetUtcNow();
        Events = await find.Find(HttpContext.Taxpayer().TaxpayerId, Number, cancellation);
    }

    /// <summary>Where the bytes of a proof are.</summary>
    public string RawAddress(TraceProof proof) =>
        HttpContext.Taxpayer().Url($"trace/raw/{proof.Sha256}?number={Uri.EscapeDataString(Number ?? "")}");
}
