using System.Text;
using AdminIam.Build.Fuzzing;

namespace AdminIam.Tests.Build.Fuzzing;

public sealed class FuzzAnswerTests
{
    private const string Xml = "HTTP/1.1 400 Bad Request\r\nContent-Type: text/xml\r\nContent-Length: ";

    [Theory]
    [InlineData("", "closed")]
    [InlineData(Xml + "4\r\n\r\n<a/>", "400")]
    [InlineData("HTTP/1.1 100 Continue\r\n\r\n" + Xml + "4\r\n\r\n<a/>", "400")]
    [InlineData(Xml + "4\r\n\r\n<a/>HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n", "204")]
    public void Valid_answers_are_no_trouble(string text, string status) =>
        Assert.Equal(new FuzzAnswer(status, null), FuzzAnswer.Read(Encoding.UTF8.GetBytes(text), isComplete: true));

    [Theory]
    [InlineData("HTTP/1.1 500 Internal Server Error\r\nContent-Type: text/xml\r\nContent-Length: 4\r\n\r\n<a/>")]
    [InlineData(Xml + "3\r\n\r\n<a>")]
    [InlineData(Xml + "5\r\n\r\n<a/>")]
    [InlineData(Xml + "4\r\n\r\n<a/>x")]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1\r\n\r\n{")]
    public void Invalid_answers_are_trouble(string text) =>
        Assert.NotNull(FuzzAnswer.Read(Encoding.UTF8.GetBytes(text), isComplete: true).Trouble);

    [Fact]
    public void Half_an_answer_on_a_broken_connection_is_no_trouble() => Assert.Null(
        FuzzAnswer.Read(Encoding.UTF8.GetBytes(Xml + "5\r\n\r\n<a/>"), isComplete: false).Trouble);
}
