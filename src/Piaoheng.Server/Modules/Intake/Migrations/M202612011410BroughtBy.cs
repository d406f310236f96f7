using FluentMigrator;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Intake.Migrations;

/// <summary>The account that brought an import: 0 where a program did, or nobody had an account.</summary>
[Migration(202612011410)]
public sealed class M202612011410BroughtBy : SchemaMigration
{
    public override void Up() => Execute.Sql("alter table intake_batch add column started_by_id bigint not null default 0");
}
