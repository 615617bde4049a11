using MusicRnn.Learning.Kernels;

namespace MusicRnn.Learning.Layers;

/// <summary>From the output of the recurrent layers to the logits: with weights of its own, or with those of the embedding.</summary>
internal interface IProjection
{
    /// <summary>(T·B, V): the logits.</summary>
    PanelMatrix Output { get; }

    void Forward(Worker worker, PanelMatrix input);

    /// <summary>Adds to the gradients of weights and bias and writes that of the input.</summary>
    void Backward(Worker worker, PanelMatrix input, PanelMatrix outputGradient, PanelMatrix inputGradient);
}
