using Microsoft.EntityFrameworkCore;

namespace Piaoheng.Server.Platform.Storage;

/// <summary>The tables that one owner (a module, or a part of the platform) declares. Found by type scan.</summary>
public interface IModelPart
{
    /// <summary>Declares the tables.</summary>
    void ConfigureModel(ModelBuilder model);
}
