using FluentMigrator;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Bureau.Migrations;

/// <summary>Ways to the bureau's records that the diagnosis takes: the last digits of a number, and what a red record reverses.</summary>
[Migration(202611241910)]
public sealed class M202611241910BureauSearch : SchemaMigration
{
    public override void Up()
    {
        CreateIndex("ix_bureau_record_tail", "bureau_record (taxpayer_id, substr(number, length(number) - 3))");
        CreateIndex("ix_bureau_record_red_of", "bureau_record (taxpayer_id, red_of) where red_of is not null");
    }
}
