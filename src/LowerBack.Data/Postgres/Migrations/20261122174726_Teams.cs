using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LowerBack.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Teams : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "teams",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    zone_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    closes_at = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    threshold = table.Column<int>(type: "integer", nullable: false),
                    digest_on = table.Column<int>(type: "integer", nullable: false),
                    open_day = table.Column<DateOnly>(type: "date", nullable: false),
                    look_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    celebrated = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_teams", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "team_chats",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    team_id = table.Column<Guid>(type: "uuid", nullable: false),
                    platform = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    conversation = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    thread = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    language = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    strikes = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_team_chats", x => x.id);
                    table.ForeignKey(
                        name: "FK_team_chats_teams_team_id",
                        column: x => x.team_id,
                        principalTable: "teams",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "team_days",
                columns: table => new
                {
                    team_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    counted = table.Column<int>(type: "integer", nullable: false),
                    showed_up = table.Column<int>(type: "integer", nullable: false),
                    kept = table.Column<bool>(type: "boolean", nullable: true),
                    is_reopened = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_team_days", x => new { x.team_id, x.day });
                    table.ForeignKey(
                        name: "FK_team_days_teams_team_id",
                        column: x => x.team_id,
                        principalTable: "teams",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "team_invites",
                columns: table => new
                {
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    team_id = table.Column<Guid>(type: "uuid", nullable: false),
                    made_by = table.Column<Guid>(type: "uuid", nullable: false),
                    is_for_chat = table.Column<bool>(type: "boolean", nullable: false),
                    until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_team_invites", x => x.hash);
                    table.ForeignKey(
                        name: "FK_team_invites_members_made_by",
                        column: x => x.made_by,
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_team_invites_teams_team_id",
                        column: x => x.team_id,
                        principalTable: "teams",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "team_members",
                columns: table => new
                {
                    team_id = table.Column<Guid>(type: "uuid", nullable: false),
                    member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    joined_on = table.Column<DateOnly>(type: "date", nullable: false),
                    name = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    is_admin = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_team_members", x => new { x.team_id, x.member_id });
                    table.ForeignKey(
                        name: "FK_team_members_members_member_id",
                        column: x => x.member_id,
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_team_members_teams_team_id",
                        column: x => x.team_id,
                        principalTable: "teams",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "team_posts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    chat_id = table.Column<Guid>(type: "uuid", nullable: false),
                    platform = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    not_after = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    try_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    asked = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    message = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    flown_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    reposts = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_team_posts", x => x.id);
                    table.ForeignKey(
                        name: "FK_team_posts_team_chats_chat_id",
                        column: x => x.chat_id,
                        principalTable: "team_chats",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_team_chats_platform_conversation_thread",
                table: "team_chats",
                columns: new[] { "platform", "conversation", "thread" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_team_chats_team_id",
                table: "team_chats",
                column: "team_id");

            migrationBuilder.CreateIndex(
                name: "IX_team_invites_made_by",
                table: "team_invites",
                column: "made_by");

            migrationBuilder.CreateIndex(
                name: "IX_team_invites_team_id",
                table: "team_invites",
                column: "team_id");

            migrationBuilder.CreateIndex(
                name: "IX_team_invites_until",
                table: "team_invites",
                column: "until");

            migrationBuilder.CreateIndex(
                name: "IX_team_members_member_id",
                table: "team_members",
                column: "member_id");

            migrationBuilder.CreateIndex(
                name: "IX_team_posts_chat_id_kind_day",
                table: "team_posts",
                columns: new[] { "chat_id", "kind", "day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_team_posts_not_after",
                table: "team_posts",
                column: "not_after");

            migrationBuilder.CreateIndex(
                name: "IX_team_posts_platform_try_at",
                table: "team_posts",
                columns: new[] { "platform", "try_at" });

            migrationBuilder.CreateIndex(
                name: "IX_teams_look_at",
                table: "teams",
                column: "look_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "team_days");

            migrationBuilder.DropTable(
                name: "team_invites");

            migrationBuilder.DropTable(
                name: "team_members");

            migrationBuilder.DropTable(
                name: "team_posts");

            migrationBuilder.DropTable(
                name: "team_chats");

            migrationBuilder.DropTable(
                name: "teams");
        }
    }
}
