using MusicRnn.Learning.Kernels;

namespace MusicRnn.Composing.Editing;

/// <summary>Some candidates, side by side in the lanes of a stepper of their own: the work of one thread.</summary>
internal sealed class CandidateLanes
{
    private readonly ITokenStepper _stepper;
    private readonly int[] _tokens;

    /// <summary>Creates the lanes of the candidates from the first up to, but without, the last.</summary>
    public CandidateLanes(Func<int, ITokenStepper> createStepper, int first, int end)
    {
        _stepper = createStepper(end - first);
        _tokens = new int[end - first];
        First = first;
    }

    /// <summary>The number of the first candidate.</summary>
    public int First { get; }

    /// <summary>The number after that of the last candidate.</summary>
    public int End => First + _tokens.Length;

    /// <summary>Has the network read a candidate's tokens, from the first on, as long as each next one is given.</summary>
    public void ReadGiven(Candidate candidate)
    {
        _stepper.Begin(0, candidate.Told);
        Read(candidate);
        while (candidate.IsForced)
        {
            candidate.GoOn();
            if (candidate.IsAtEnd)
            {
                return;
            }

            Read(candidate);
        }
    }

    /// <summary>Takes each candidate on until it has completed so many bars, or has ended.</summary>
    public void GoOn(IReadOnlyList<Candidate> candidates, int bars)
    {
        while (Draw(candidates, bars))
        {
            _stepper.Step(_tokens, Worker.Alone);
            for (var lane = 0; lane < _tokens.Length; lane++)
            {
                if (_tokens[lane] != ITokenStepper.Idle)
                {
                    candidates[First + lane].Predict(_stepper, lane);
                }
            }
        }

        for (var number = First; number < End; number++)
        {
            candidates[number].Judge();
        }
    }

    /// <summary>Has a candidate in these lanes stand where another one stands.</summary>
    /// <param name="candidates">All candidates.</param>
    /// <param name="number">The number of the one in these lanes.</param>
    /// <param name="source">The other.</param>
    /// <param name="sourceLanes">The lanes that it is in.</param>
    /// <param name="sourceNumber">Its number there.</param>
    public void Copy(IReadOnlyList<Candidate> candidates, int number, Candidate source, CandidateLanes sourceLanes, int sourceNumber)
    {
        candidates[number].CopyFrom(source);
        _stepper.CopyLane(number - First, sourceLanes._stepper, sourceNumber - sourceLanes.First, source.Told, source.Tokens);
    }

    // Returns false once nobody has to go on.
    private bool Draw(IReadOnlyList<Candidate> candidates, int bars)
    {
        var isAnyGoingOn = false;
        for (var lane = 0; lane < _tokens.Length; lane++)
        {
            var candidate = candidates[First + lane];
            _tokens[lane] = ITokenStepper.Idle;
            if (!candidate.IsAtEnd && candidate.CompletedBars < bars)
            {
                candidate.GoOn();
                _tokens[lane] = candidate.IsAtEnd ? ITokenStepper.Idle : candidate.Last;
                isAnyGoingOn = true;
            }
        }

        return isAnyGoingOn;
    }

    private void Read(Candidate candidate)
    {
        _tokens[0] = candidate.Last;
        _stepper.Step(_tokens, Worker.Alone);
        candidate.Predict(_stepper, 0);
    }
}
