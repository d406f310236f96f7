using FluentMigrator;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Access.Migrations;

[Migration(202611250310)]
public sealed class M202611250310Access : SchemaMigration
{
    public override void Up()
    {
        CreateTable(
            "user_account",
            """
            user_id bigint not null,
            name text not null,
            name_key text not null,
            display_name text not null,
            password_hash text,
            stamp text not null,
            must_change_password boolean not null,
            is_disabled boolean not null,
            totp_secret text,
            totp_step bigint not null,
            created_at bigint not null,
            primary key (user_id)
            """
        );
        CreateUniqueIndex("ix_user_account_name", "user_account (name_key)");
        CreateTable("user_role", "user_id bigint not null, role text not null, primary key (user_id, role)");
        CreateTable("user_recovery_code", "user_id bigint not null, hash text not null, primary key (user_id, hash)");
        CreateTable(
            "user_session",
            """
            session_id bigint not null,
            token_hash text not null,
            user_id bigint not null,
            stamp text not null,
            started_at bigint not null,
            seen_at bigint not null,
            source text not null,
            agent text not null,
            primary key (session_id)
            """
        );
        CreateUniqueIndex("ix_user_session_token", "user_session (token_hash)");
        CreateIndex("ix_user_session_user", "user_session (user_id)");
        CreateTable(
            "api_key",
            """
            key_id bigint not null,
            user_id bigint not null,
            name text not null,
            hash text not null,
            scopes text not null,
            created_at bigint not null,
            expires_at bigint not null,
            revoked_at bigint,
            primary key (key_id)
            """
        );
        CreateIndex("ix_api_key_user", "api_key (user_id)");
        CreateTable(
            "sign_in_failure",
            "subject text not null, failures integer not null, last_at bigint not null, primary key (subject)"
        );
    }
}
