/** The runtime that compiled networks need: parameters, training, data and files. */
module dev.lamina.runtime {
    exports dev.lamina.annotation;
    exports dev.lamina.data;
    exports dev.lamina.io;
    exports dev.lamina.math;
    exports dev.lamina.metric;
    exports dev.lamina.model;
    exports dev.lamina.optim;
    exports dev.lamina.parallel;
    exports dev.lamina.schedule;
    exports dev.lamina.state;
    exports dev.lamina.train;
}
