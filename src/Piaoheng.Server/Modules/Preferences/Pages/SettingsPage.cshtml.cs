using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Piaoheng.Core.Policy;
using Piaoheng.Server.Modules.Preferences.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Time;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Modules.Preferences.Pages;

/// <summary>设置: one's own appearance, what is switched on, and the policy data in force.</summary>
[Requires(typeof(PreferencesPermissions), nameof(PreferencesPermissions.Own))]
internal sealed class SettingsPage(
    AppearanceBook appearance,
    PolicyShelf shelf,
    PolicyPack policy,
    ModuleSwitches switches,
    Actor actor,
    TimeProvider time
) : PageModel
{
    public Appearance Look { get; private set; } = Appearance.Default;

    /// <summary>Only one table of the policy data; null = an overview.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Table { get; set; }

    public string PolicyVersion => policy.Version;

    public DateOnly Today => BeijingTime.Today(time);

    /// <summary>The tables, with how many entries are in force and how many of these are not verified.</summary>
    public IReadOnlyList<(string Table, int InForce, int Unverified)> Tables { get; private set; } = [];

    /// <summary>Editions of the chosen table.</summary>
    public IReadOnlyList<PolicyEntry> Entries { get; private set; } = [];

    /// <summary>The modules, and whether each is on.</summary>
    public IReadOnlyList<(Module Module, bool IsOn)> Modules { get; private set; } = [];

    public bool MaySwitch => actor.May(PreferencesPermissions.Modules);

    /// <summary>Why something was not done.</summary>
    public string? Refused { get; private set; }

    public Task OnGet(CancellationToken cancellation) => Load(cancellation);

    [Requires(typeof(PreferencesPermissions), nameof(PreferencesPermissions.Own))]
    public async Task<IActionResult> OnPostLook(
        string? theme,
        string? density,
        bool keys,
        string? language,
        CancellationToken cancellation
    )
    {
        var outcome = await appearance.Set(
            new Appearance(theme ?? "", density ?? "", keys) { Language = language ?? "" },
            cancellation
        );
        if (outcome.Refusal is null && string.IsNullOrEmpty(language))
        {
            RequestLanguage.Forget(HttpContext);
        }

        return await Answer(outcome.Refusal, "外观已保存，在任何浏览器登录都一样。", cancellation);
    }

    [Requires(typeof(PreferencesPermissions), nameof(PreferencesPermissions.Modules))]
    public async Task<IActionResult> OnPostModule(string module, bool isOn, CancellationToken cancellation)
    {
        var outcome = await switches.Switch(module, isOn, actor, cancellation);
        return await Answer(outcome.Refusal, isOn ? "模块已启用。" : "模块已停用，数据保留。", cancellation);
    }

    /// <summary>Whether an edition is the one in force today.</summary>
    public bool IsInForce(PolicyEntry entry) =>
        entry.From <= Today
        && !(entry.To < Today)
        && !shelf.All.Any(other =>
            other.Table == entry.Table && other.Id == entry.Id && other.From > entry.From && other.From <= Today
        );

    private async Task<IActionResult> Answer(Refusal? refusal, string done, CancellationToken cancellation)
    {
        if (refusal is null)
        {
            TempData.Say(done);
            return Redirect("/settings");
        }

        Refused = refusal.Text.Shown();
        Response.StatusCode = OutcomeHttp.Status(refusal.Kind);
        await Load(cancellation);
        return Page();
    }

    private async Task Load(CancellationToken cancellation)
    {
        var modules = new List<(Module, bool)>();
        foreach (var module in ModuleCatalogue.All)
        {
            modules.Add((module, await switches.IsOn(module, cancellation)));
        }

        Modules = modules;
        Look = await appearance.Read(cancellation);
        Tables =
        [
            .. shelf
                .All.Where(IsInForce)
                .GroupBy(entry => entry.Table, StringComparer.Ordinal)
                .Select(table => (table.Key, table.Count(), table.Count(entry => !entry.IsVerified))),
        ];
        Entries = [.. shelf.All.Where(entry => string.Equals(entry.Table, Table, StringComparison.Ordinal))];
    }
}
