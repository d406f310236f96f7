using FluentMigrator;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Access.Migrations;

[Migration(202611301311)]
public sealed class M202611301311Passkeys : SchemaMigration
{
    public override void Up()
    {
        CreateTable(
            "user_passkey",
            """
            credential_id text not null,
            user_id bigint not null,
            name text not null,
            public_key text not null,
            sign_count bigint not null,
            transports text not null,
            is_user_verified boolean not null,
            is_backup_eligible boolean not null,
            is_backed_up boolean not null,
            created_at bigint not null,
            used_at bigint,
            primary key (credential_id)
            """
        );
        CreateIndex("ix_user_passkey_user", "user_passkey (user_id)");
    }
}
