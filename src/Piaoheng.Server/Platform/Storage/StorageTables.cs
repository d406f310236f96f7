using Microsoft.EntityFrameworkCore;

namespace Piaoheng.Server.Platform.Storage;

/// <summary>The tables of the storage itself.</summary>
internal sealed class StorageTables : IModelPart
{
    public void ConfigureModel(ModelBuilder model)
    {
        model.Entity<IdSlotRecord>(table =>
        {
            table.ToTable("id_slot");
            table.HasKey(slot => slot.Id);
        });
        model.Entity<MonthChangeRecord>(table =>
        {
            table.ToTable("month_change");
            table.HasKey(change => new
            {
                change.TaxpayerId,
                change.Side,
                change.Month,
            });
        });
    }
}
