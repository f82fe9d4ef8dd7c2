package dev.lamina.metric;

/**
 * Cohen's kappa: how far labels and predictions agree beyond chance, 1 at most (Cohen, 1960; with weights 1968): {@code 1 -
 * observed / expected} disagreement, where a disagreement counts 1, or the distance of the classes, or its square. NaN
 * where no disagreement is to be expected, since all labels and predictions are of one class. What isn't decided disagrees
 * with every label, at the largest distance.
 */
public final class CohenKappa extends Metric {
    private enum Distance {
        EQUAL,
        LINEAR,
        QUADRATIC
    }

    private final Distance distance;

    private CohenKappa(Distance distance) {
        this.distance = distance;
    }

    /** {@return the metric, for classes and for yes or no; all disagreements count the same} */
    public static CohenKappa metric() {
        return new CohenKappa(Distance.EQUAL);
    }

    /** {@return the metric where a disagreement counts as the distance of the classes, whose order means something} */
    public static CohenKappa linear() {
        return new CohenKappa(Distance.LINEAR);
    }

    /** {@return the metric where a disagreement counts as the square of the distance of the classes} */
    public static CohenKappa quadratic() {
        return new CohenKappa(Distance.QUADRATIC);
    }

    @Override
    public String name() {
        return switch (distance) {
            case EQUAL -> "cohen_kappa";
            case LINEAR -> "cohen_kappa_linear";
            case QUADRATIC -> "cohen_kappa_quadratic";
        };
    }

    private double distance(int label, int answer, int classes) {
        double steps = answer < 0 ? Math.max(1, classes - 1) : Math.abs(label - answer);
        return switch (distance) {
            case EQUAL -> steps == 0 ? 0 : 1;
            case LINEAR -> steps;
            case QUADRATIC -> steps * steps;
        };
    }

    @Override
    public State start(Task task) {
        return new Agreement(requireKind(task, Task.Kind.CLASSES, Task.Kind.BINARY));
    }

    private final class Agreement extends ClassCounts {
        private double observed;

        Agreement(Task task) {
            super(CohenKappa.this, task);
        }

        @Override
        protected void update(Rows rows) {
            super.update(rows);
            for (int i = 0; i < rows.items(); i++) {
                if (rows.counts(i)) {
                    observed += rows.weight(i) * distance(rows.label(i), rows.predicted(i), hits.length);
                }
            }
        }

        @Override
        public void reset() {
            super.reset();
            observed = 0;
        }

        @Override
        public double value() {
            return 1 - observed / expected();
        }

        private double expected() {
            double sum = 0;
            for (int label = 0; label < hits.length; label++) {
                double ofLabel = distance(label, -1, hits.length) * undecided;
                for (int answer = 0; answer < hits.length; answer++) {
                    ofLabel += distance(label, answer, hits.length) * predicted[answer];
                }
                sum += actual[label] * ofLabel;
            }
            return sum / total;
        }
    }
}
