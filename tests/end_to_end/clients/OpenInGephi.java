// Opens graph files with Gephi's own importers, which may report no mistake, and prints for each how many nodes
// and edges, labels and days they found: OpenInGephi FILE...
import java.io.File;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ContainerUnloader;
import org.gephi.io.importer.api.EdgeDraft;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.importer.api.NodeDraft;
import org.gephi.project.api.ProjectController;
import org.openide.util.Lookup;

class OpenInGephi {
  public static void main(String[] paths) throws Exception {
    Lookup.getDefault().lookup(ProjectController.class).newProject();
    ImportController importer = Lookup.getDefault().lookup(ImportController.class);
    boolean right = true;
    for (String path : paths) {
      Container container = importer.importFile(new File(path));
      container.closeLoader();
      for (Issue issue : container.getReport().getIssuesList(20)) {
        System.out.println(path + ": " + issue.getLevel() + ": " + issue.getMessage());
        right = right && issue.getLevel().toInteger() < Issue.Level.SEVERE.toInteger();
      }
      ContainerUnloader found = container.getUnloader();
      int nodes = 0, edges = 0, days = 0;
      for (NodeDraft node : found.getNodes()) {
        ++nodes;
        right = right && node.getLabel() != null && node.getColor() != null;
        if (node.getTimeSet() != null) ++days;
      }
      for (EdgeDraft edge : found.getEdges()) {
        ++edges;
        right = right && edge.getLabel() != null && edge.getWeight() >= 1;
      }
      System.out.println("found " + new File(path).getName() + " " + nodes + " " + edges + " " + days);
    }
    System.exit(right ? 0 : 1);
  }
}
