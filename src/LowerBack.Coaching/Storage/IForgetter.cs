namespace LowerBack.Coaching.Storage;

/// <summary>Forgets something that is kept for a limited time. The program asks it to, once an hour.</summary>
public interface IForgetter
{
    /// <summary>What it forgets, for the operator's log.</summary>
    string What { get; }

    /// <summary>Forgets what is due; answers how many.</summary>
    Task<int> ForgetAsync(CancellationToken stop);
}
