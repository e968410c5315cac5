using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("LowerBack.Pictures.Tests")]
