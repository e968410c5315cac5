using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LowerBack.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Privacy : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "erase_at",
                table: "members",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "erase_receipt",
                table: "members",
                type: "TEXT",
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "last_seen",
                table: "members",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            // Nobody knows when they were here last, so their months away are counted from now.
            migrationBuilder.Sql("UPDATE members SET last_seen = date('now');");

            migrationBuilder.CreateTable(
                name: "erasures",
                columns: table => new
                {
                    receipt = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    erased_at = table.Column<long>(type: "INTEGER", nullable: false),
                    counts = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_erasures", x => x.receipt);
                });

            migrationBuilder.CreateIndex(
                name: "IX_members_erase_at",
                table: "members",
                column: "erase_at");

            migrationBuilder.CreateIndex(
                name: "IX_journal_day",
                table: "journal",
                column: "day");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "erasures");

            migrationBuilder.DropIndex(
                name: "IX_members_erase_at",
                table: "members");

            migrationBuilder.DropIndex(
                name: "IX_journal_day",
                table: "journal");

            migrationBuilder.DropColumn(
                name: "erase_at",
                table: "members");

            migrationBuilder.DropColumn(
                name: "erase_receipt",
                table: "members");

            migrationBuilder.DropColumn(
                name: "last_seen",
                table: "members");
        }
    }
}
