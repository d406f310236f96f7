using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Platform.Modularity;

/// <summary>模块: one folder under <c>Modules</c>. Found by type scan.</summary>
/// <remarks>
/// Slices, pages, permissions and migrations are found by their namespace. The switch <c>Modules:&lt;Name&gt;=false</c>, or that of
/// <see cref="ModuleSwitches"/> while the program runs, takes away pages, routes and scheduled checks only: tables and
/// <c>Contracts</c> stay, so that other modules keep working.
/// </remarks>
public abstract class Module : IModelPart
{
    /// <summary>English name: the folder, the namespace, the switch.</summary>
    public string Name => GetType().Name[..^"Module".Length];

    /// <summary>Name on screens.</summary>
    public abstract string ChineseName { get; }

    /// <summary>Whether it may be switched off; others cannot do without those that may not.</summary>
    public virtual bool CanBeOff => true;

    /// <summary>Whether the type belongs to this module.</summary>
    public bool Owns(Type type) =>
        type.Namespace is { } name
        && (
            string.Equals(name, GetType().Namespace, StringComparison.Ordinal)
            || name.StartsWith(GetType().Namespace + ".", StringComparison.Ordinal)
        );

    /// <summary>Registers what slices need beside the slices themselves.</summary>
    public virtual void ConfigureServices(IServiceCollection services) { }

    /// <summary>Declares the tables that the module owns.</summary>
    public virtual void ConfigureModel(ModelBuilder model) { }
}
