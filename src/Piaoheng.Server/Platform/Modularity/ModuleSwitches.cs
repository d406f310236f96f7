using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Platform.Modularity;

/// <summary>模块开关: which modules are on: by the setting of the start, and by what was switched off since.</summary>
public sealed class ModuleSwitches(IConfiguration settings, IServiceScopeFactory scopes, TimeProvider time)
{
    // Another node of the same database sees a switch after this long.
    private static readonly TimeSpan ForAWhile = TimeSpan.FromSeconds(5);

    private static readonly RefusalText CannotBeOff = new("MOD-02", "「{module}」是其他模块的基础，不能停用");
    private static readonly RefusalText OffAtStart = new("MOD-03", "「{module}」由启动参数停用，去掉参数后重新启动");

    private volatile Known? _known;

    /// <summary>Whether a module is on.</summary>
    public async ValueTask<bool> IsOn(Module module, CancellationToken cancellation)
    {
        if (!module.IsOn(settings))
        {
            return false;
        }

        var known = _known;
        if (known is null || time.GetUtcNow() - known.ReadAt > ForAWhile)
        {
            known = await Read(cancellation);
            _known = known;
        }

        return !known.Off.Contains(module.Name);
    }

    /// <summary>Whether the module that owns a type is on.</summary>
    public async ValueTask<bool> IsOn(Type type, CancellationToken cancellation) =>
        ModuleCatalogue.All.FirstOrDefault(module => module.Owns(type)) is not { } owner || await IsOn(owner, cancellation);

    /// <summary>Switches a module on or off, for pages, endpoints and scheduled checks; tables and contracts stay.</summary>
    public async Task<Outcome<bool>> Switch(string name, bool isOn, Actor actor, CancellationToken cancellation)
    {
        if (ModuleCatalogue.All.FirstOrDefault(each => each.Name == name) is not { } module)
        {
            return Refusal.NotFound;
        }

        if (!module.CanBeOff)
        {
            return Refusal.WrongState(CannotBeOff, ("module", module.ChineseName));
        }

        if (!module.IsOn(settings))
        {
            return Refusal.WrongState(OffAtStart, ("module", module.ChineseName));
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        await using var work = await UnitOfWork.Begin(db, AuditLog.Installation, cancellation);
        await db.Set<ModuleSwitchRecord>().Where(row => row.Name == name).ExecuteDeleteAsync(cancellation);
        if (!isOn)
        {
            var off = new ModuleSwitchRecord
            {
                Name = name,
                Actor = actor.Name,
                At = time.GetUtcNow(),
            };
            await db.AddMany([off], cancellation);
        }

        var entry = new AuditEvent(
            ModularityActions.Switch.Id,
            null,
            ("module", module.ChineseName),
            ("state", isOn ? "启用" : "停用")
        );
        await scope.ServiceProvider.GetRequiredService<AuditLog>().Write(AuditLog.Installation, actor, entry, cancellation);
        await work.Commit(cancellation);
        _known = null;
        return isOn;
    }

    private async Task<Known> Read(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var off = await scope
            .ServiceProvider.GetRequiredService<Database>()
            .Rows<ModuleSwitchRecord>()
            .Select(row => row.Name)
            .ToListAsync(cancellation);
        return new Known(off.ToHashSet(StringComparer.Ordinal), time.GetUtcNow());
    }

    private sealed record Known(IReadOnlySet<string> Off, DateTimeOffset ReadAt);
}

/// <summary>A module that somebody switched off.</summary>
public sealed class ModuleSwitchRecord
{
    /// <summary>The module.</summary>
    public required string Name { get; init; }

    /// <summary>Who.</summary>
    public required string Actor { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>What the log says of modules.</summary>
internal static class ModularityActions
{
    /// <summary>A module was switched on or off.</summary>
    public static readonly AuditAction Switch = new("module.switch", "启用或停用模块");
}

/// <summary>The table of the switches.</summary>
internal sealed class ModuleTables : IModelPart
{
    public void ConfigureModel(ModelBuilder model) =>
        model.Entity<ModuleSwitchRecord>(table =>
        {
            table.ToTable("module_switch");
            table.HasKey(row => row.Name);
        });
}
