import java.io.FileInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Checks PDF files against a profile of veraPDF: ua1 (PDF/UA-1) or 2a (PDF/A-2a).
 * Prints for each file "name rules failed-rules" and below it each failed rule with its first message.
 */
public class ValidatePdf {
    public static void main(String[] arguments) throws Exception {
        java.util.logging.LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(arguments[0]);
        ValidationProfile profile = profile(arguments[0].equals("ua1") ? "PDFUA-1.xml" : "PDFA-2A.xml", flavour);
        for (int i = 1; i < arguments.length; i++) {
            report(arguments[i], profile, flavour);
        }
    }

    private static void report(String name, ValidationProfile profile, PDFAFlavour flavour) throws Exception {
        TreeMap<String, String> failed = new TreeMap<>();
        try (InputStream file = new FileInputStream(name);
                PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, false)) {
            ValidationResult result = validator.validate(parser);
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    RuleId rule = assertion.getRuleId();
                    failed.putIfAbsent(rule.getClause() + "-" + rule.getTestNumber(), assertion.getMessage());
                }
            }
        }
        System.out.println(name + "\t" + profile.getRules().size() + "\t" + failed.size());
        failed.forEach((rule, message) -> System.out.println("  " + rule + ": " + message));
    }

    /** The profile as it lies in the jar; read here because the library that veraPDF reads it with is not there. */
    private static ValidationProfile profile(String name, PDFAFlavour flavour) throws Exception {
        String path = "org/verapdf/pdfa/validation/" + name;
        InputStream file = ValidatePdf.class.getClassLoader().getResourceAsStream(path);
        Document xml = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file);
        Set<Rule> rules = new LinkedHashSet<>();
        for (Element rule : elements(xml.getDocumentElement(), "rule")) {
            rules.add(rule(rule));
        }
        Set<Variable> variables = new LinkedHashSet<>();
        for (Element variable : elements(xml.getDocumentElement(), "variable")) {
            variables.add(Profiles.variableFromValues(variable.getAttribute("name"), variable.getAttribute("object"),
                    text(variable, "defaultValue"), text(variable, "value")));
        }
        return Profiles.profileFromValues(flavour, Profiles.profileDetailsFromValues(name, name, "", new Date()), "",
                rules, variables);
    }

    private static Rule rule(Element rule) {
        Element id = elements(rule, "id").get(0);
        RuleId name = Profiles.ruleIdFromValues(PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber")));
        Boolean deferred = rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null;
        return Profiles.ruleFromValues(name, rule.getAttribute("object"), deferred, rule.getAttribute("tags"),
                text(rule, "description"), text(rule, "test"),
                Profiles.errorFromValues(text(rule, "message"), new ArrayList<>()), new ArrayList<>());
    }

    private static List<Element> elements(Element from, String name) {
        NodeList found = from.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static String text(Element from, String name) {
        NodeList found = from.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }
}
