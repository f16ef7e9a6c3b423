import com.adobe.epubcheck.api.EpubCheck;
import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;

/** Checks EPUB files with EPUBCheck. Prints for each "name, return code" and below it what it says. */
public class CheckEpubs {
    public static void main(String[] names) {
        for (String name : names) {
            StringWriter said = new StringWriter();
            int code = new EpubCheck(new File(name), new PrintWriter(said)).doValidate();
            System.out.println(name + "\t" + code);
            said.toString().lines().forEach(line -> System.out.println("  " + line));
        }
    }
}
