using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Platform.Jobs;

/// <summary>The tables of background work.</summary>
internal sealed class JobTables : IModelPart
{
    public void ConfigureModel(ModelBuilder model) =>
        model.Entity<WorkUnitRecord>(table =>
        {
            table.ToTable("work_unit");
            table.HasKey(unit => new
            {
                unit.TaxpayerId,
                unit.Kind,
                unit.WindowKey,
            });
        });
}
