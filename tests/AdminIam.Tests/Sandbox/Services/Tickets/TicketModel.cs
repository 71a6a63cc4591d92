using System.Text.Json;
using AdminIam.Sandbox.Model;

namespace AdminIam.Tests.Sandbox.Services.Tickets;

/// <summary>The model of a service that does not exist, in the form of AWS's own models.</summary>
internal static class TicketModel
{
    public const string TargetPrefix = "AWSTickets_20200101";

    public static ServiceModel Load()
    {
        using var document = JsonDocument.Parse(Text);
        return ServiceModel.Read(document.RootElement);
    }

    // CreateUser is an operation of IAM as well.
    private const string Text = """
        {
          "metadata": {
            "apiVersion": "2020-01-01", "endpointPrefix": "tickets.example", "signingName": "tickets",
            "protocol": "json", "jsonVersion": "1.1", "targetPrefix": "AWSTickets_20200101"
          },
          "operations": {
            "CreateUser": {
              "input": { "shape": "CreateUserRequest" }, "output": { "shape": "CreateUserResponse" },
              "errors": [ { "shape": "ConflictException" } ]
            },
            "ListUsers": {
              "input": { "shape": "ListUsersRequest" }, "output": { "shape": "ListUsersResponse" }
            },
            "DeleteUser": {
              "input": { "shape": "DeleteUserRequest" }, "errors": [ { "shape": "ResourceNotFoundException" } ]
            },
            "DescribeNothing": {}
          },
          "shapes": {
            "CreateUserRequest": {
              "type": "structure", "required": ["UserName"],
              "members": {
                "UserName": { "shape": "UserName" }, "Emails": { "shape": "Emails" }, "Born": { "shape": "Time" },
                "Level": { "shape": "Level" }, "Active": { "shape": "Flag" }, "Labels": { "shape": "Labels" }
              }
            },
            "CreateUserResponse": { "type": "structure", "members": { "User": { "shape": "User" } } },
            "ListUsersRequest": {
              "type": "structure",
              "members": { "MaxResults": { "shape": "PageSize" }, "NextToken": { "shape": "Text" } }
            },
            "ListUsersResponse": {
              "type": "structure", "members": { "Users": { "shape": "Users" }, "NextToken": { "shape": "Text" } }
            },
            "DeleteUserRequest": {
              "type": "structure", "required": ["UserName"], "members": { "UserName": { "shape": "UserName" } }
            },
            "User": {
              "type": "structure",
              "members": {
                "UserName": { "shape": "UserName" }, "Emails": { "shape": "Emails" }, "Born": { "shape": "Time" },
                "Created": { "shape": "Time" }, "Level": { "shape": "Level" }, "Active": { "shape": "Flag" },
                "Labels": { "shape": "Labels" }, "CreatedBy": { "shape": "Text" }
              }
            },
            "Users": { "type": "list", "member": { "shape": "User" } },
            "Email": {
              "type": "structure", "required": ["Value"],
              "members": { "Value": { "shape": "Text" }, "Primary": { "shape": "Flag" } }
            },
            "Emails": { "type": "list", "member": { "shape": "Email" }, "max": 2 },
            "Labels": { "type": "map", "key": { "shape": "Text" }, "value": { "shape": "Text" } },
            "UserName": { "type": "string", "min": 1, "max": 16, "pattern": "[a-z]+" },
            "Text": { "type": "string" },
            "Time": { "type": "timestamp" },
            "Flag": { "type": "boolean" },
            "Level": { "type": "integer", "min": 1, "max": 9 },
            "PageSize": { "type": "integer", "min": 1, "max": 100 },
            "ConflictException": {
              "type": "structure", "members": { "Message": { "shape": "Text" } }, "exception": true
            },
            "ResourceNotFoundException": {
              "type": "structure", "members": { "Message": { "shape": "Text" } }, "exception": true
            }
          }
        }
        """;
}
