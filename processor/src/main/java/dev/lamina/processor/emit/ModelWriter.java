package dev.lamina.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.lamina.processor.emit.ModelFacts.ParameterFacts;
import java.nio.file.Path;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Writes the class that users see: parameters, creation, files and predictions. */
public final class ModelWriter {
    private static final ClassName NETWORK = ClassName.get("dev.lamina.model", "Network");
    private static final ClassName STEPPER = ClassName.get("dev.lamina.model", "Stepper");
    private static final ClassName KERNELS = ClassName.get("dev.lamina.model", "Kernels");
    private static final TypeName FLOATS = ArrayTypeName.of(TypeName.FLOAT);

    private final ModelFacts facts;
    private final ClassName self;

    private ModelWriter(ModelFacts facts) {
        this.facts = facts;
        this.self = ClassName.get(facts.packageName(), facts.className());
    }

    /** The class of a model. */
    public static TypeSpec write(ModelFacts facts) {
        return new ModelWriter(facts).write();
    }

    private TypeSpec write() {
        TypeSpec.Builder type = TypeSpec.classBuilder(self)
                .addModifiers(Modifier.FINAL)
                .superclass(NETWORK)
                .addJavadoc(
                        "$L",
                        (facts.whole().isEmpty() ? "The network that" : "One step of the network that") + " {@code "
                                + facts.typeName() + "} declares.\n\n<pre>\n" + escaped(facts.summary()) + "</pre>\n");
        if (facts.whole().isEmpty()) {
            type.addModifiers(Modifier.PUBLIC);
        }
        type.addField(FieldSpec.builder(TypeName.INT, "BATCH", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Rows that one step holds at most.\n")
                .initializer("$L", facts.batch())
                .build());
        Map<String, String> fields = facts.parameterFields();
        ConstructorWriter constructor = new ConstructorWriter(facts, fields);
        constructor.addSummary(type);
        for (ParameterFacts parameter : facts.parameters()) {
            FieldSpec.Builder field = FieldSpec.builder(FLOATS, fields.get(parameter.fileName()));
            if (!constructor.assignsElsewhere()) {
                field.addModifiers(Modifier.FINAL);
            }
            type.addField(field.addJavadoc(
                            "$L",
                            "{@code " + parameter.fileName() + "} " + parameter.fileShape()
                                    + (parameter.transposed() ? ", here transposed to [in, out].\n" : ".\n"))
                    .build());
        }
        constructor.addTo(type);
        if (facts.whole().isEmpty()) {
            type.addMethod(create());
            type.addMethod(load());
            new PredictionWriter(facts).methods().forEach(type::addMethod);
        }
        facts.stepwise().ifPresent(steps -> type.addMethod(newStepper(steps)));
        type.addMethod(createSession());
        return type.build();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("@", "&#64;");
    }

    private MethodSpec create() {
        return MethodSpec.methodBuilder("create")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(self)
                .addParameter(TypeName.LONG, "seed")
                .addJavadoc("A new network; the same seed gives the same parameters, bit for bit.\n")
                .addStatement("$T network = new $T()", self, self)
                .addStatement("network.initialize(seed)")
                .addStatement("return network")
                .build();
    }

    private MethodSpec newStepper(ModelFacts.Steps steps) {
        ClassName step = self.peerClass(steps.network().className());
        return MethodSpec.methodBuilder("newStepper")
                .addModifiers(Modifier.PUBLIC)
                .returns(STEPPER)
                .addJavadoc("Runs the network step by step, with the parameters as they are at each step.\n")
                .addStatement(
                        "return new $T(new $T(this), $L, $L, $L)",
                        STEPPER,
                        step,
                        facts.inputs().size(),
                        facts.outputs().size(),
                        steps.states())
                .build();
    }

    private MethodSpec load() {
        return MethodSpec.methodBuilder("load")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(self)
                .addParameter(Path.class, "file")
                .addJavadoc(
                        "A network with the parameters of a safetensors file that {@code save} or PyTorch wrote.\n\n"
                                + "@throws dev.lamina.io.WeightFileException if the file is damaged or belongs to another"
                                + " network\n")
                .addStatement("$T network = new $T()", self, self)
                .addStatement("network.restore(file)")
                .addStatement("return network")
                .build();
    }

    private MethodSpec createSession() {
        ClassName portable = self.peerClass(facts.className() + Form.PORTABLE.suffix());
        MethodSpec.Builder method = MethodSpec.methodBuilder("createSession")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(SessionWriter.SESSION)
                .addParameter(TypeName.BOOLEAN, "training")
                .addParameter(TypeName.INT, "threads");
        if (facts.simd()) {
            ClassName simd = self.peerClass(facts.className() + Form.SIMD.suffix());
            method.beginControlFlow("if ($1T.simd() && $1T.fits($2T.LANES))", KERNELS, simd)
                    .addStatement("$T.runsSimd(name())", KERNELS)
                    .addStatement("return new $T(this, training, threads)", simd)
                    .endControlFlow();
        }
        return method.addStatement("$T.runsPortable(name(), $L)", KERNELS, facts.simd())
                .addStatement("return new $T(this, training, threads)", portable)
                .build();
    }
}
