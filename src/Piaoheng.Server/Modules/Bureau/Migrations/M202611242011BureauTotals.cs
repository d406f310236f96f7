using FluentMigrator;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Bureau.Migrations;

/// <summary>The way to the bureau's records by 价税合计, for those who know no number and no day.</summary>
[Migration(202611242011)]
public sealed class M202611242011BureauTotals : SchemaMigration
{
    public override void Up() => CreateIndex("ix_bureau_record_total", "bureau_record (taxpayer_id, total_fen)");
}
