package dev.lamina.model;

import java.util.List;

/**
 * Checks what was filled into a session, before a pass reads it: integers are positions in memory, and labels and targets
 * that a loss isn't defined on would give wrong numbers. There are few of them. Allocates nothing.
 */
final class SlotChecks {
    private SlotChecks() {}

    /** Checks the integers of all inputs. */
    static void indices(Session session, int rows) {
        List<Slot> inputs = session.network().inputs();
        for (int slot = 0; slot < inputs.size(); slot++) {
            Slot input = inputs.get(slot);
            if (input.kind() == Slot.Kind.INDEX) {
                int[] indices = session.indices(slot);
                int bad = firstOutside(indices, rows * input.size(), input.vocabulary(), 0);
                if (bad >= 0) {
                    throw wrong(
                            session,
                            "input " + input,
                            "integers from 0 to " + (input.vocabulary() - 1),
                            input,
                            bad,
                            "" + indices[bad]);
                }
            }
        }
    }

    /** Checks the labels and values of all targets. */
    static void targets(Session session, int rows) {
        List<Slot> targets = session.network().targets();
        for (int slot = 0; slot < targets.size(); slot++) {
            Slot target = targets.get(slot);
            if (target.kind() == Slot.Kind.CLASS_INDEX) {
                labels(session, target, session.labels(slot), rows);
            } else {
                values(session, target, slot, rows);
            }
        }
    }

    private static void labels(Session session, Slot target, int[] labels, int rows) {
        int ignored = target.ignored().isPresent() ? target.ignored().getAsInt() : 0;
        int bad = firstOutside(labels, rows * target.size(), target.classes(), ignored);
        if (bad >= 0) {
            String also = target.ignored().isPresent() ? ", or " + ignored + " to be ignored" : "";
            String takes = "classes from 0 to " + (target.classes() - 1) + also;
            throw wrong(session, "target " + target.name(), takes, target, bad, "" + labels[bad]);
        }
    }

    private static void values(Session session, Slot target, int slot, int rows) {
        List<Domain> domains = target.domains();
        for (int i = 0; i < domains.size(); i++) {
            float[] values = session.target(slot);
            int bad = domains.get(i).firstOutside(values, rows * target.size());
            if (bad >= 0) {
                throw wrong(
                        session, "target " + target.name(), domains.get(i).toString(), target, bad, "" + values[bad]);
            }
        }
    }

    /** The first integer that is neither from 0 to below the bound nor the other one that may stand there. */
    private static int firstOutside(int[] values, int count, int bound, int other) {
        for (int i = 0; i < count; i++) {
            if ((values[i] < 0 || values[i] >= bound) && values[i] != other) {
                return i;
            }
        }
        return -1;
    }

    private static IllegalArgumentException wrong(
            Session session, String what, String takes, Slot slot, int index, String value) {
        String where = slot.size() == 1 ? "" : "value " + index % slot.size() + " of ";
        return new IllegalArgumentException(session.network().name() + ": " + what + " takes " + takes + ", but "
                + where + "row " + index / slot.size() + " is " + value);
    }
}
