package dev.lamina.testing;

import dev.lamina.io.SafeTensorsReader;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;

/** Access to the reference values computed with PyTorch that stand in the test resources. */
public final class Golden {
    private Golden() {}

    public static SafeTensorsReader open(String testCase) {
        String resource = "/golden/" + testCase + "/tensors.safetensors";
        URL url = Golden.class.getResource(resource);
        if (url == null) {
            throw new IllegalArgumentException("no resource " + resource);
        }
        try {
            return SafeTensorsReader.open(Path.of(url.toURI()));
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Allowed error of an element, from a result's largest magnitude and the error of a float32 run of PyTorch. */
    public static double tolerance(double maxAbs, double f32AbsErr) {
        return 1e-6 + 1e-5 * maxAbs + 16 * f32AbsErr;
    }
}
