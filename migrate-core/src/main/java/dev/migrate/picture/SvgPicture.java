package dev.migrate.picture;

import java.util.List;

/**
 * A picture as an SVG file that needs nothing else: no script, no font, no style from elsewhere; light or dark as its
 * reader prefers. The newest revision is at the top, as in the text.
 */
public final class SvgPicture {

    private static final List<String> LIGHT = List.of("#0969da", "#bc4c00", "#8250df", "#1b7c83", "#bf3989", "#7d4e00");
    private static final List<String> DARK = List.of("#4493f8", "#f0883e", "#ab7df8", "#39c5cf", "#f778ba", "#d29922");

    private SvgPicture() {}

    /**
     * Returns the text of the file.
     *
     * @param nodes each before those it follows and depends on
     */
    public static String of(List<PictureNode> nodes) {
        List<LayoutRow> rows = Layout.of(nodes);
        SvgLines lines = new SvgLines();
        SvgTexts texts = new SvgTexts();
        for (int i = 0; i < rows.size(); i++) {
            lines.add(rows.get(i), i, i == rows.size() - 1 ? null : rows.get(i + 1));
            texts.add(rows.get(i), i);
        }
        int width = texts.width();
        int height = SvgLines.top(rows.size()) + SvgLines.MARGIN;
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "\" height=\"" + height
                + "\" viewBox=\"0 0 " + width + " " + height + "\" role=\"img\">\n<title>Migration history</title>\n"
                + style() + "<rect class=\"paper\" width=\"100%\" height=\"100%\" rx=\"6\"/>\n" + lines + texts
                + "</svg>\n";
    }

    private static String style() {
        return "<style>\n" + """
                text{font:13px system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}
                .id{font:12px ui-monospace,SFMono-Regular,Consolas,"DejaVu Sans Mono",monospace}
                .badge{font-size:11px}
                .box{fill:none}
                path{fill:none;stroke-width:2}
                .dotted{stroke-dasharray:2 4;stroke-linecap:round}
                circle{stroke-width:2}
                """ + colors("#ffffff", "#1f2328", "#59636e", "#c4ccd4", "#1a7f37", LIGHT)
                + "@media (prefers-color-scheme:dark){\n"
                + colors("#0d1117", "#f0f6fc", "#9198a1", "#3d444d", "#3fb950", DARK) + "}\n</style>\n";
    }

    private static String colors(
            String paper, String ink, String soft, String edge, String current, List<String> lanes) {
        StringBuilder rules = new StringBuilder(".paper{fill:" + paper + "}circle{stroke:" + paper + "}text{fill:" + ink
                + "}.id,.badge{fill:" + soft + "}.box{stroke:" + edge + "}text.current{fill:" + current
                + "}rect.current{stroke:" + current + "}\n");
        for (int i = 0; i < lanes.size(); i++) {
            rules.append(".s" + i + "{stroke:" + lanes.get(i) + "}.f" + i + "{fill:" + lanes.get(i) + "}");
        }
        return rules.append('\n').toString();
    }
}
