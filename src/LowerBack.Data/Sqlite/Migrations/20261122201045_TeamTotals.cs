using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LowerBack.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class TeamTotals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "kept_days",
                table: "teams",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "left_counted",
                table: "team_days",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "left_showed_up",
                table: "team_days",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.Sql("UPDATE teams SET kept_days = (SELECT count(*) FROM team_days WHERE team_days.team_id = teams.id AND team_days.kept)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "kept_days",
                table: "teams");

            migrationBuilder.DropColumn(
                name: "left_counted",
                table: "team_days");

            migrationBuilder.DropColumn(
                name: "left_showed_up",
                table: "team_days");
        }
    }
}
