using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LowerBack.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Outbox : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "speaks_on",
                table: "members",
                type: "character varying(32)",
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            // Who is known already is written to where they are known.
            migrationBuilder.Sql("UPDATE members SET speaks_on = coalesce((SELECT min(platform) FROM member_identities WHERE member_id = members.id), '')");

            migrationBuilder.CreateTable(
                name: "agendas",
                columns: table => new
                {
                    member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    part = table.Column<int>(type: "integer", nullable: false),
                    platform = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    person = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    conversation = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    next_due = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    agenda = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_agendas", x => x.member_id);
                    table.ForeignKey(
                        name: "FK_agendas_members_member_id",
                        column: x => x.member_id,
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    platform = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    person = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    conversation = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    kind = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    also = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    asked = table.Column<bool>(type: "boolean", nullable: false),
                    put_off = table.Column<int>(type: "integer", nullable: false),
                    newest_only = table.Column<bool>(type: "boolean", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    due_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    not_after = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    rank = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    why = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    try_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    flown_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    sender = table.Column<Guid>(type: "uuid", nullable: true),
                    ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox", x => x.id);
                    table.ForeignKey(
                        name: "FK_outbox_members_member_id",
                        column: x => x.member_id,
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_agendas_part_next_due",
                table: "agendas",
                columns: new[] { "part", "next_due" });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_ended_at",
                table: "outbox",
                column: "ended_at");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_member_id_kind_due_at",
                table: "outbox",
                columns: new[] { "member_id", "kind", "due_at" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_outbox_platform_state_rank_due_at",
                table: "outbox",
                columns: new[] { "platform", "state", "rank", "due_at" });

            foreach (var statement in QuartzTables.Statements())
                migrationBuilder.Sql(statement);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "agendas");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropColumn(
                name: "speaks_on",
                table: "members");
        }
    }
}
