using System.Collections.Immutable;

namespace LowerBack.Coaching.Learn;

/// <summary>What cards are about; the menu of topics.</summary>
public enum CardTopic { Basics, Muscles, Mistakes, Habits, Recovery, Mind, Myths, Help }

/// <summary>One idea to learn, without its words, which live in <see cref="CardWords"/> once per language.</summary>
/// <param name="Id">Its name for life, such as "traffic-lights".</param>
/// <param name="Week">The member's week in which it is due, from 1: six in the first, then three a week.</param>
/// <param name="Topics">Where it stands in the menu.</param>
/// <param name="Sources">What it rests on, as ids of Content/sources.json.</param>
public sealed record Card(string Id, int Week, ImmutableArray<CardTopic> Topics, ImmutableArray<string> Sources);

/// <summary>A card in one language.</summary>
/// <param name="Title">Short enough for a button.</param>
/// <param name="Keywords">Other words by which somebody may look for it.</param>
/// <param name="Body">60 to 90 words.</param>
/// <param name="Action">One small thing to do.</param>
/// <param name="Source">What it rests on, for people to read.</param>
public sealed record CardWords(string Title, ImmutableArray<string> Keywords, string Body, string Action, string Source);
