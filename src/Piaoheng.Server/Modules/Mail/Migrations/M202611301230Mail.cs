using FluentMigrator;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Mail.Migrations;

[Migration(202611301230)]
public sealed class M202611301230Mail : SchemaMigration
{
    public override void Up()
    {
        CreateMailboxes();
        CreateMails();
        CreateTable(
            "mail_part",
            """
            taxpayer_id bigint not null,
            mail_id bigint not null,
            part_no integer not null,
            path text not null,
            size bigint not null,
            item_id bigint,
            reasons text not null,
            primary key (taxpayer_id, mail_id, part_no)
            """
        );
        CreateTable(
            "mail_link",
            """
            taxpayer_id bigint not null,
            mail_id bigint not null,
            link_no integer not null,
            host text not null,
            address text not null,
            said text not null,
            item_id bigint,
            reasons text not null,
            primary key (taxpayer_id, mail_id, link_no)
            """
        );
    }

    private void CreateMailboxes()
    {
        CreateTable(
            "mailbox",
            """
            taxpayer_id bigint not null,
            mailbox_id bigint not null,
            name text not null,
            server text not null,
            port integer not null,
            security text not null,
            fingerprint text not null,
            user_name text not null,
            folder text not null,
            mark text not null,
            since date,
            every_minutes integer not null,
            is_on boolean not null,
            changed_at bigint not null,
            generation integer not null,
            numbering bigint not null,
            last_uid bigint not null,
            is_fetching boolean not null,
            next_at bigint not null,
            failures integer not null,
            tried_at bigint,
            succeeded_at bigint,
            brought integer not null,
            problem text not null,
            primary key (taxpayer_id, mailbox_id)
            """
        );
        CreateTable(
            "mail_rule",
            """
            taxpayer_id bigint not null,
            mailbox_id bigint not null,
            rule_no integer not null,
            field text not null,
            pattern text not null,
            action text not null,
            target_id bigint not null,
            primary key (taxpayer_id, mailbox_id, rule_no)
            """
        );
    }

    private void CreateMails()
    {
        CreateWideTable(
            "mail_message",
            """
            taxpayer_id bigint not null,
            mail_id bigint not null,
            mailbox_id bigint not null,
            numbering bigint not null,
            uid bigint not null,
            state text not null,
            size bigint not null,
            original_id bigint,
            message_id text,
            digest text,
            sender text not null,
            subject text not null,
            sent_at bigint,
            received_at bigint not null,
            target_id bigint,
            batch_id bigint,
            first_mail_id bigint,
            reasons text not null,
            is_marked boolean not null,
            finished_at bigint,
            primary key (taxpayer_id, mail_id)
            """
        );
        CreateUniqueIndex("ux_mail_message_uid", "mail_message (taxpayer_id, mailbox_id, numbering, uid)");
        CreateIndex("ix_mail_message_waiting", "mail_message (taxpayer_id, mail_id) where state = 'attention'");
        CreateIndex("ix_mail_message_id", "mail_message (taxpayer_id, message_id)");
        CreateIndex("ix_mail_message_original", "mail_message (taxpayer_id, original_id)");
    }
}
