using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Platform.Audit;

/// <summary>The tables of the audit log.</summary>
internal sealed class AuditTables : IModelPart
{
    public void ConfigureModel(ModelBuilder model)
    {
        model.Entity<AuditLogRecord>(table =>
        {
            table.ToTable("audit_log");
            table.HasKey(log => log.TaxpayerId);
        });
        model.Entity<AuditEntryRecord>(table =>
        {
            table.ToTable("audit_entry");
            table.HasKey(entry => new { entry.TaxpayerId, entry.Seq });
        });
        model.Entity<AuditTreeRecord>(table =>
        {
            table.ToTable("audit_tree");
            table.HasKey(tree => tree.TaxpayerId);
        });
        model.Entity<AuditCheckpointRecord>(table =>
        {
            table.ToTable("audit_checkpoint");
            table.HasKey(checkpoint => checkpoint.CheckpointNo);
        });
    }
}
