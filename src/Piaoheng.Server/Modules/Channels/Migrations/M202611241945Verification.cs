using FluentMigrator;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Channels.Migrations;

[Migration(202611241945)]
public sealed class M202611241945Verification : SchemaMigration
{
    public override void Up()
    {
        CreateWideTable(
            "verification_answer",
            """
            gateway text not null,
            question text not null,
            day date not null,
            outcome text not null,
            bureau_code text not null,
            said text not null,
            face text,
            at bigint not null,
            raw_sha256 text not null,
            primary key (gateway, question)
            """
        );
        CreateTable(
            "verification_count",
            """
            gateway text not null,
            invoice text not null,
            day date not null,
            calls integer not null,
            primary key (gateway, invoice, day)
            """
        );
    }
}
