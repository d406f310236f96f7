using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Today;

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
        from type in module.GetType().Assembly.GetTypes()
        where !type.IsAbstract && module.Owns(type)
        from door in Doors
        where type.IsAssignableTo(door)
        orderby type.FullName
        select (door, type);

    private static readonly Type[] Doors = [typeof(ITodaySource), typeof(ITodayPanel)];

    /// <summary>Whether the module is on: the setting <c>Modules:&lt;Name&gt;</c>, on when not set.</summary>
    public static bool IsOn(this Module module, IConfiguration settings) => settings.GetValue($"Modules:{module.Name}", true);

    /// <summary>Whether the module that owns a type is on.</summary>
    public static bool IsOn(Type type, IConfiguration settings) =>
        All.FirstOrDefault(module => module.Owns(type))?.IsOn(settings) ?? true;

    /// <summary>Registers all modules and their slices.</summary>
    public static IServiceCollection AddModules(this IServiceCollection services)
    {
        foreach (var module in All)
        {
            module.ConfigureServices(services);
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
}
