package dev.lamina.benchmarks.steps.torch;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import ai.djl.pytorch.engine.PtEngine;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Adam;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import dev.lamina.benchmarks.steps.Digits;
import dev.lamina.benchmarks.steps.Workload;

/** The step as DJL's documentation writes it: blocks, a model and a trainer. */
final class TorchTrainerSteps extends TorchSteps {
    private Model model;
    private Trainer trainer;
    private double loss;

    TorchTrainerSteps(Workload workload) {
        super(workload);
    }

    @Override
    public String name() {
        return "pytorch-trainer";
    }

    @Override
    void reset() {
        if (model != null) {
            trainer.close();
            model.close();
        }
        model = Model.newInstance("step", PtEngine.ENGINE_NAME);
        model.setBlock(network());
        var configuration = new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                .optOptimizer(optimizer())
                .optDevices(Engine.getEngine(PtEngine.ENGINE_NAME).getDevices(0));
        trainer = model.newTrainer(configuration);
        trainer.initialize(input.getShape());
        int next = 0;
        for (Parameter parameter : model.getBlock().getParameters().values()) {
            Workload.Tensor tensor = workload.parameters().get(next++);
            try (NDArray values = manager.create(tensor.initialValues(), new Shape(tensor.shape()))) {
                values.copyTo(parameter.getArray());
            }
        }
    }

    private Optimizer optimizer() {
        Tracker rate = Tracker.fixed(workload.learningRate());
        return workload.update() == Workload.Update.ADAM
                ? Adam.builder().optLearningRateTracker(rate).build()
                : Optimizer.sgd().setLearningRateTracker(rate).build();
    }

    private Block network() {
        var network = new SequentialBlock();
        if (workload == Workload.LENET) {
            network.add(convolution(8)).add(Activation.reluBlock()).add(pool());
            network.add(convolution(16)).add(Activation.reluBlock()).add(pool());
            network.add(Blocks.batchFlattenBlock());
        }
        int[] widths = workload == Workload.WIDE ? new int[] {512, 256} : new int[] {128};
        for (int width : widths) {
            network.add(Linear.builder().setUnits(width).build()).add(Activation.reluBlock());
        }
        return network.add(Linear.builder().setUnits(Digits.CLASSES).build());
    }

    private static Block convolution(int filters) {
        return Conv2d.builder()
                .setFilters(filters)
                .setKernelShape(new Shape(5, 5))
                .optPadding(new Shape(2, 2))
                .build();
    }

    private static Block pool() {
        return Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2));
    }

    @Override
    void step() {
        try (NDManager temporary = manager.newSubManager()) {
            input.tempAttach(temporary);
            labels.tempAttach(temporary);
            NDArray mean;
            try (GradientCollector collector = trainer.newGradientCollector()) {
                NDList logits = trainer.forward(new NDList(input));
                mean = trainer.getLoss().evaluate(new NDList(labels), logits);
                collector.backward(mean);
            }
            trainer.step();
            loss = mean.getFloat();
        }
    }

    @Override
    public double loss() {
        return loss;
    }
}
