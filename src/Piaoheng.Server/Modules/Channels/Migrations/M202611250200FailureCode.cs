using FluentMigrator;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Channels.Migrations;

/// <summary>Code of the sentence of the last failure: which of several refusals it was.</summary>
[Migration(202611250200)]
public sealed class M202611250200FailureCode : SchemaMigration
{
    public override void Up() =>
        OnEngine(
            "alter table channel add column failure_code text",
            "alter table channel add column failure_code text collate \"C\""
        );
}
