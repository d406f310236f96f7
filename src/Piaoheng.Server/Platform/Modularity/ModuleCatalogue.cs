using Microsoft.Extensions.DependencyInjection.Extensions;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Today;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Platform.Modularity;

/// <summary>所有模块: found by type scan, by name.</summary>
public static class ModuleCatalogue
{
    /// <summary>Every module of the program, switched on or not.</summary>
    public static IReadOnlyList<Module> All { get; } =
    [
        .. typeof(ModuleCatalogue)
            .Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(Module)))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (Module)Activator.CreateInstance(type)!),
    ];

    /// <summary>The slices of a module.</summary>
    public static IEnumerable<Type> Slices(this Module module) =>
        module
            .GetType()
            .Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(ISlice)) && module.Owns(type))
            .OrderBy(type => type.FullName, StringComparer.Ordinal);

    /// <summary>The scheduled checks of a module.</summary>
    public static IEnumerable<Type> ScheduledChecks(this Module module) =>
        module
            .GetType()
            .Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(IScheduledCheck)) && module.Owns(type))
            .OrderBy(type => type.FullName, StringComparer.Ordinal);

    /// <summary>What of a module fills a list that another one shows, by the door through which it is asked.</summary>
    private static IEnumerable<(Type Door, Type Filling)> Fillings(this Module module) =>
        module
            .GetType()
            .Assembly.GetTypes()
            .Where(type => !type.IsAbstract && module.Owns(type))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .SelectMany(type => Doors.Where(door => type.IsAssignableTo(door)).Select(door => (door, type)));

    private static readonly Type[] Doors = [typeof(ITodaySource), typeof(ITodayPanel), typeof(IAuditNames)];

    /// <summary>Whether the module is on: the setting <c>Modules:&lt;Name&gt;</c>, on when not set.</summary>
    public static bool IsOn(this Module module, IConfiguration settings) => settings.GetValue($"Modules:{module.Name}", true);

    /// <summary>Registers all modules and their slices.</summary>
    public static IServiceCollection AddModules(this IServiceCollection services)
    {
        // Commands have no settings: whatever is switched off there was switched off since.
        services.TryAddSingleton<IConfiguration>(_ => new ConfigurationBuilder().Build());
        services.AddSingleton<ModuleSwitches>();
        foreach (var module in All)
        {
            var before = services.Count;
            module.ConfigureServices(services);
            NameEntries(services, before, module);
            foreach (var slice in module.Slices())
            {
                services.AddScoped(slice);
            }

            foreach (var check in module.ScheduledChecks())
            {
                services.AddScoped(check);
            }

            foreach (var (door, filling) in module.Fillings())
            {
                services.AddScoped(door, filling);
            }
        }

        return services;
    }

    // What a module put into the menu goes with it when it is switched off.
    private static void NameEntries(IServiceCollection services, int before, Module module)
    {
        for (var place = before; place < services.Count; place++)
        {
            if (services[place].ImplementationInstance is NavigationEntry entry)
            {
                services[place] = ServiceDescriptor.Singleton(entry with { Module = module });
            }
        }
    }
}
